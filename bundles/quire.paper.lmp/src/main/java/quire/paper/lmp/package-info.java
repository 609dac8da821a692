/** The paper's services. */
package quire.paper.lmp;
