/** A paper at work on a few examples, watched from outside. */
package quire.conformance.trial;
