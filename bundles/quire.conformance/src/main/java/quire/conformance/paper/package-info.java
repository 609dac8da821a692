/** The services of a paper, and the smallest form in which they work together. */
package quire.conformance.paper;
