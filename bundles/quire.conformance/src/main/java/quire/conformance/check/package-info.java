/** What is asked of a paper, one class for each question. */
package quire.conformance.check;
