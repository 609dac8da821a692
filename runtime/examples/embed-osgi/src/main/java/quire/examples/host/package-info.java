/** A host application that uses a trained model. */
package quire.examples.host;
