package quire.detection.data;

/** What becomes of annotated boxes without area. COCO's own training file has a few. */
public enum BadBoxes {
    /** The file is refused. */
    REJECT,
    /** They are left out and counted. */
    DROP
}
