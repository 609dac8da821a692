/** Data sets: archives, radar sequences and the made convergence rain, cut into windows by time. */
package quire.paper.msdconvlstm.data;
