/** Made rain: moisture that flows into nearly standing convergence, so that neither persistence nor advection of rain is right. */
package quire.paper.msdconvlstm.made;
