/** ConvLSTM, MSD-ConvLSTM in three readings, encoder and decoder, losses and baselines. */
package quire.paper.msdconvlstm.model;
