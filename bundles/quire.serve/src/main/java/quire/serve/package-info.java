/** Keeps models of stored runs open and offers them as services. */
package quire.serve;
