/** Verification of precipitation forecasts: contingency scores, neighbourhoods, errors, pooled over cases, with bootstrap intervals. */
package quire.paper.msdconvlstm.verify;
