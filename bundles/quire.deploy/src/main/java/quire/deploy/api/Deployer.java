package quire.deploy.api;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Deploys bundles. What lies in {@code <home>/load} is deployed: a jar put there starts, a changed one replaces its older version, a
 * deleted one goes. A jar that cannot start leaves the system as it was. Jobs of a version that is replaced end on that version.
 */
@ProviderType
public interface Deployer {
    /**
     * Puts a jar into the load folder and waits until it runs.
     *
     * @throws quire.api.QuireException if it is not a bundle, cannot resolve or start, or would replace the shared back end; nothing changed then
     */
    Deployed deploy(Path jar);

    /**
     * Takes a deployed bundle away: cancels its jobs, which save a checkpoint, deletes its file and brings back what the distribution
     * has of the same name.
     *
     * @param name symbolic name, file name, or the end of the symbolic name after its last dot
     * @throws quire.api.QuireException naming what is deployed if it is not
     */
    void undeploy(String name);

    /** What lies in the load folder, and what became of it; and old versions that wait for their jobs. */
    List<Deployed> list();

    /** Why a jar or bundle of this name was not deployed or waits, one line each; empty if nothing is known. */
    List<String> reasons(String name);

    /** Waits until what lay in the load folder at the start has been dealt with; at most some seconds. */
    void settle() throws InterruptedException;

    /** Features the distribution offers. */
    List<Feature> features();

    /**
     * Installs and starts a feature's bundles, now and at each later start.
     *
     * @throws quire.api.QuireException if there is no such feature or a bundle does not start; nothing changed then
     */
    Feature install(String feature);

    /**
     * Stops and removes a feature's bundles that no other installed feature needs, now and at each later start.
     *
     * @throws quire.api.QuireException if there is no such feature or it is not installed
     */
    Feature uninstall(String feature);

    /**
     * What {@link #install} or {@link #uninstall} would do now; changes nothing.
     *
     * @param install whether to install the feature; else to remove it
     * @throws quire.api.QuireException as the operation itself would refuse
     */
    FeatureChange simulate(String feature, boolean install);

    /**
     * The distribution's platform and features as a {@code features.xml} for Apache Karaf, pointing at the distribution's jars.
     *
     * @throws quire.api.QuireException if this Quire runs without a distribution
     */
    String karafFeatures();
}
