/** Starts the merged ND4J and corrects the faults of release 1.0.0-M2.1 that Quire meets. */
@Export
@Version("1.0.0")
package quire.nd4j;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
