package quire.paper.fontgan.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;

/** Made characters in made fonts, for machines without Chinese fonts. */
@Component
@PaperService(paper = "fontgan", id = "strokes")
public final class StrokesFactory implements DatasetFactory {
    private static final double[][] LOOKS = {{.10, .10, 0, 0}, {.045, .045, .25, 0}, {.09, .03, 0, .13}, {.05, .05, -.25, .12}, {.035, .10, 0, 0},
            {.11, .05, .2, 0}, {.04, .04, 0, .15}, {.08, .08, -.2, 0}};

    @Override
    public Options options() {
        return GlyphDataset.options(32, 300, 30, 60).integer("fonts", 4, 1, LOOKS.length, "made fonts beside the standard one");
    }

    @Override
    public String description() {
        return "made: characters of 3 to 8 strokes in fonts that differ in width, contrast, slant and serifs";
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public Dataset open(DatasetRequest request) {
        OptionValues o = request.options();
        int size = GlyphDataset.size(o);
        List<Face> faces = new ArrayList<>();
        for (int f = 0; f < o.integer("fonts"); f++) {
            double[] l = LOOKS[f];
            faces.add(new StrokeFace("made " + (f + 1), size, l[0], l[1], l[2], l[3]));
        }
        Face standard = new StrokeFace("made standard", size, .06, .05, 0, 0);
        int[] characters = IntStream.range(0x4E00, 0x4E00 + 2 * GlyphDataset.wanted(o)).toArray();
        return new GlyphDataset(GlyphBook.draw(standard, faces, characters, GlyphDataset.wanted(o), size), o, Map.of("standard", standard.name()));
    }
}
