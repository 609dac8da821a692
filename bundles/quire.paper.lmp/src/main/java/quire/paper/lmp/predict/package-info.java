/** Detection on frame folders and streams. */
package quire.paper.lmp.predict;
