/** Glyph sheets, standard glyphs of pictures, and strips between two styles. */
package quire.paper.fontgan.predict;
