/** Quality of retrieval, part labels and normals. */
package quire.paper.densepoint.metric;
