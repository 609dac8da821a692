package quire.paper.densepoint.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import quire.api.QuireException;
import quire.api.option.OptionValues;
import quire.api.option.Options;

/** The hierarchy of points, from many to few; data sets compute its indices, models read it from the schema. */
public record Stages(List<Stage> all) {
    /** Key of {@link #text()} in a schema's facts. */
    public static final String FACT = "stages";

    public Stages {
        all = List.copyOf(all);
        for (int s = 1; s < all.size(); s++) {
            if (all.get(s).centres() > all.get(s - 1).centres()) {
                throw QuireException.of("stage %d has %d centres, more than the %d before it; give centres from many to few", s + 1,
                        all.get(s).centres(), all.get(s - 1).centres());
            }
        }
    }

    /** What may be set; the defaults are those of the released L=6 model. */
    public static Options options() {
        return Options.none()
                .layers("centres", "512-128", "points kept by each PPool (section 1.3)")
                .word("pool_radii", "0.25-0.32", "ball radius of each PPool, joined by '-'")
                .layers("pool_neighbours", "64-64", "neighbours in each PPool's balls")
                .word("block_radii", "0-0.39", "ball radius of the layers after each PPool; 0: no layers there")
                .layers("block_neighbours", "16-16", "neighbours in the balls of the layers after each PPool");
    }

    /** Reads checked values of {@link #options()}. */
    public static Stages of(OptionValues v) {
        int[] centres = v.layers("centres");
        float[] pool = radii("pool_radii", v.word("pool_radii"), centres.length);
        float[] block = radii("block_radii", v.word("block_radii"), centres.length);
        int[] poolK = counts("pool_neighbours", v.layers("pool_neighbours"), centres.length);
        int[] blockK = counts("block_neighbours", v.layers("block_neighbours"), centres.length);
        List<Stage> out = new ArrayList<>();
        for (int s = 0; s < centres.length; s++) {
            out.add(new Stage(centres[s], pool[s], poolK[s], block[s], blockK[s]));
        }
        return new Stages(out);
    }

    private static int[] counts(String name, int[] values, int stages) {
        if (values.length != stages) {
            throw QuireException.of("option %s has %d values for %d stages; give as many as centres has", name, values.length, stages);
        }
        return values;
    }

    private static float[] radii(String name, String text, int stages) {
        String[] parts = text.split("-", -1);
        float[] out = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                out[i] = Float.parseFloat(parts[i].strip());
            } catch (NumberFormatException e) {
                throw new QuireException("option " + name + "=" + text + " is not valid: give numbers joined by '-', as 0.25-0.32", e);
            }
            if (!(out[i] >= 0) || Float.isInfinite(out[i]) || out[i] == 0 && name.startsWith("pool")) {
                throw QuireException.of("option %s=%s is not valid: radii must be above 0 (block radii may be 0 for no block)", name, text);
            }
        }
        if (out.length != stages) {
            throw QuireException.of("option %s has %d values for %d stages; give as many as centres has", name, out.length, stages);
        }
        return out;
    }

    /** Refuses clouds of fewer points than the first PPool keeps. */
    public void requirePoints(int points) {
        if (points < all.get(0).centres()) {
            throw QuireException.of("points=%d is fewer than the %d centres of the first PPool; give more points or fewer centres", points,
                    all.get(0).centres());
        }
    }

    /** One word, read back by {@link #parse}. */
    public String text() {
        return all.stream().map(Stage::text).collect(Collectors.joining(","));
    }

    public static Stages parse(String text) {
        return new Stages(Arrays.stream(text.split(",")).map(Stage::parse).toList());
    }
}
