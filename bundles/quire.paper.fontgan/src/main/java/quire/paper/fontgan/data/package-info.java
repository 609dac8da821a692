/** Glyphs from font files, image folders, stroke outlines and made strokes, and their splits by font and character. */
package quire.paper.fontgan.data;
