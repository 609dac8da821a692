/** The streaming recogniser behind {@code quire.paper.han.api}. */
package quire.paper.han.stream;
