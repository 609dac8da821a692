/**
 * Parts of detectors as graphs: necks from backbone maps to pyramids, RoIAlign and other region features as matrix products, heads, and
 * losses.
 *
 * <p>A region feature reads cells of a map with weights that are products of one weight per row and one per column. So the host
 * turns boxes into two small matrices ({@link quire.detection.nn.RoiSampling}), the graph takes them as inputs and multiplies; what
 * pads a batch has zero rows.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package quire.detection.nn;
