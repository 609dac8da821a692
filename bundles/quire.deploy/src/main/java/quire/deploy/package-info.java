/** Hot deployment: the load folder, the replacement protocol, features. */
package quire.deploy;
