/** Videos: ImageNet VID, MOT, and made drifting shapes. */
package quire.paper.lmp.data;
