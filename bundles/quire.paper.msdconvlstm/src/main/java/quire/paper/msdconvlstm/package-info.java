/** MSD-ConvLSTM (arXiv:1912.09425): its card, task, experiment and benchmark. */
package quire.paper.msdconvlstm;
