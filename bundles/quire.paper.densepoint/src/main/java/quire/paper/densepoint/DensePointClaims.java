package quire.paper.densepoint;

import java.util.List;
import java.util.Locale;
import quire.api.experiment.Claim;
import quire.api.experiment.Claim.Finding;
import quire.api.experiment.Paired;
import quire.api.experiment.Results;
import quire.api.experiment.Verdict;

/** The claims of the experiment and the rules that decide them; a point is 0.01, intervals are 95 % over paired seeds. */
final class DensePointClaims {
    static final String FULL = "densepoint";
    static final String PLAIN = "plain stack";
    static final String POINTNET = "pointnet";
    static final String POINTNET2 = "pointnet2";
    private static final String ACCURACY = "test/accuracy";
    private static final double PLAIN_GAIN = 0.01;
    private static final double POINTNET_GAIN = 0.03;
    private static final double LOSS_ALLOWED = 0.01;
    private static final double MIOU_GAIN = 0.03;
    private static final double ERROR_SHARE = 0.5;
    private static final double SEEDS_POSITIVE = 0.8;

    private DensePointClaims() {
    }

    static List<Claim> all() {
        return List.of(
                new Claim("dense", "dense connections and enhanced PConvs classify better than a plain stack of equal depth and size, by a point",
                        "confirmed if the mean of (DensePoint - plain) is at least 0.01 and at least 4 of 5 seeds are above 0; refuted if the interval lies below 0.01",
                        DensePointClaims::dense),
                new Claim("pointnet", "neighbourhoods classify better than PointNet, by 3 points",
                        "confirmed if the interval of (DensePoint - PointNet) lies at or above 0.03; refuted if below", DensePointClaims::pointnet),
                new Claim("cost", "it needs fewer multiply-accumulates than PointNet++ and loses at most a point to it",
                        "confirmed if it needs fewer and the interval of (DensePoint - PointNet++) lies at or above -0.01; refuted if it needs more or the interval lies below",
                        DensePointClaims::cost),
                new Claim("sparse", "with a quarter of the test points it loses less than the plain stack",
                        "confirmed if the interval of the difference of the two falls lies below 0; refuted if above", DensePointClaims::sparse),
                new Claim("search", "its features find similar shapes better than PointNet's and than distributions of distances (mAP)",
                        "confirmed if the interval of (DensePoint - the better of both by mean) lies above 0; refuted if below", DensePointClaims::search),
                new Claim("parts", "it labels parts better than PointNet, by 3 points of instance mIoU",
                        "confirmed if the interval of (DensePoint - PointNet) lies at or above 0.03; refuted if below", DensePointClaims::parts),
                new Claim("normals", "its normals have at most half of PointNet's cosine error, and less than principal components at noise 0.02",
                        "confirmed if in every seed the error is at most half of PointNet's and below that of PCA; refuted if in no seed both hold",
                        DensePointClaims::normals));
    }

    private static Finding dense(Results r) {
        Paired d = r.difference(FULL, PLAIN, ACCURACY);
        double[] a = r.of(FULL, ACCURACY);
        double[] b = r.of(PLAIN, ACCURACY);
        int above = 0;
        for (int i = 0; i < a.length; i++) {
            above += a[i] > b[i] ? 1 : 0;
        }
        boolean yes = a.length > 1 && d.mean() >= PLAIN_GAIN && above >= SEEDS_POSITIVE * a.length;
        Verdict v = yes ? Verdict.CONFIRMED : d.upper() < PLAIN_GAIN ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
        return new Finding(v, "DensePoint less plain " + d + ", above 0 in " + above + " of " + a.length + sizes(r, PLAIN));
    }

    private static String sizes(Results r, String other) {
        return String.format(Locale.ROOT, "; %.0f against %.0f parameters, %.2f against %.2f million multiply-accumulates", r.of(FULL, "params")[0],
                r.of(other, "params")[0], r.of(FULL, "model/mmacs")[0], r.of(other, "model/mmacs")[0]);
    }

    private static Finding pointnet(Results r) {
        Paired d = r.difference(FULL, POINTNET, ACCURACY);
        return new Finding(atLeast(d, POINTNET_GAIN), "DensePoint less PointNet " + d + sizes(r, POINTNET));
    }

    private static Finding cost(Results r) {
        if (!r.values().containsKey(POINTNET2)) {
            return new Finding(Verdict.INCONCLUSIVE, "PointNet++ runs in the full experiment only");
        }
        boolean fewer = r.of(FULL, "model/mmacs")[0] < r.of(POINTNET2, "model/mmacs")[0];
        Paired d = r.difference(FULL, POINTNET2, ACCURACY);
        return new Finding(fewer ? atLeast(d, -LOSS_ALLOWED) : Verdict.REFUTED, "DensePoint less PointNet++ " + d + sizes(r, POINTNET2));
    }

    private static Finding sparse(Results r) {
        double[] full = falls(r, FULL);
        double[] plain = falls(r, PLAIN);
        double[] d = new double[full.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = full[i] - plain[i];
        }
        Paired p = new Paired(d);
        Verdict v = p.upper() < 0 ? Verdict.CONFIRMED : p.lower() > 0 ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
        return new Finding(v, String.format(Locale.ROOT, "DensePoint falls by %.4f, the plain stack by %.4f; difference %s", new Paired(full).mean(),
                new Paired(plain).mean(), p));
    }

    private static double[] falls(Results r, String arm) {
        double[] a = r.of(arm, ACCURACY);
        double[] b = r.of(arm, "test_sparse/accuracy");
        double[] out = new double[a.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] - b[i];
        }
        return out;
    }

    private static Finding search(Results r) {
        String best = mean(r, POINTNET, "test/map") >= mean(r, "d2", "test/map") ? POINTNET : "d2";
        Paired d = r.difference(FULL, best, "test/map");
        return new Finding(atLeast(d, 0), String.format(Locale.ROOT, "mAP %.4f, PointNet %.4f, distances %.4f; less the better %s",
                mean(r, FULL, "test/map"), mean(r, POINTNET, "test/map"), mean(r, "d2", "test/map"), d));
    }

    private static Finding parts(Results r) {
        Paired d = r.difference("parts densepoint", "parts pointnet", "test/instance_miou");
        return new Finding(atLeast(d, MIOU_GAIN), "DensePoint less PointNet " + d);
    }

    private static Finding normals(Results r) {
        double[] own = r.of("normals densepoint", "test/cosine_error");
        double[] pointnet = r.of("normals pointnet", "test/cosine_error");
        double[] pca = r.of("normals pca", "test/cosine_error");
        int both = 0;
        for (int i = 0; i < own.length; i++) {
            both += own[i] <= ERROR_SHARE * pointnet[i] && own[i] < pca[i] ? 1 : 0;
        }
        Verdict v = both == own.length ? Verdict.CONFIRMED : both == 0 ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
        return new Finding(v, String.format(Locale.ROOT, "error %.4f, PointNet %.4f, PCA %.4f (without sign %.4f, %.4f, %.4f); both hold in %d of %d seeds",
                new Paired(own).mean(), new Paired(pointnet).mean(), new Paired(pca).mean(), mean(r, "normals densepoint", "test/unsigned_error"),
                mean(r, "normals pointnet", "test/unsigned_error"), mean(r, "normals pca", "test/unsigned_error"), both, own.length));
    }

    private static double mean(Results r, String arm, String metric) {
        return new Paired(r.of(arm, metric)).mean();
    }

    private static Verdict atLeast(Paired d, double bound) {
        return d.lower() >= bound ? Verdict.CONFIRMED : d.upper() < bound ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
    }
}
