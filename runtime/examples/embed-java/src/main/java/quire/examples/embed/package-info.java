/** Quire inside a plain Java program. */
package quire.examples.embed;
