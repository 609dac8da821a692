/** The conformance kit: a job that puts the questions to a paper. */
package quire.conformance;
