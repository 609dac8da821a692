/** The exploring service. */
package quire.paper.age.service;
