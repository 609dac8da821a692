/** Data sets: COCO and VOC folders, and made scenes written and read in COCO's layout. */
package quire.paper.augfpn.data;
