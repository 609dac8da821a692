package quire.paper.msdconvlstm.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import quire.api.dataset.Dataset;
import quire.api.dataset.DatasetFactory;
import quire.api.dataset.DatasetRequest;
import quire.api.option.OptionValues;
import quire.api.option.Options;
import quire.api.paper.PaperService;
import quire.paper.msdconvlstm.made.ConvergenceWriter;
import quire.paper.msdconvlstm.read.Source;

/** Made rain of moisture convergence, written as NetCDF into the work folder and read as any archive. */
@Component
@PaperService(paper = "msdconvlstm", id = "convergence")
public final class MadeRain implements DatasetFactory {
    private static final List<String> FIELDS = List.of("q", "u", "v");
    private static final String RAIN = "tp";

    @Override
    public Options options() {
        return Loading.window(3, 3, "0.1,1,5,10")
                .integer("side", 20, 10, 256, "cells of a side, even")
                .integer("train", 240, 1, 100000, "training sequences")
                .integer("validation", 40, 1, 100000, "validation sequences")
                .integer("test", 120, 1, 100000, "test sequences")
                .number("drift", 0.15, 0, 1, "share of the mean wind with which convergence moves: 0.15 nearly stands, 1 moves with it")
                .number("noise", 0, 0, 5, "errors of observed humidity and wind, in deviations")
                .integer("hole", 0, 0, 64, "side of a block without observed rain in each sequence")
                .word("mode", "nowcast", "elements of the past, or those at the leads (without rain)", "nowcast", "postprocess")
                .word("elements", "all", "inputs written to the set: all, or rain alone", "all", "rain")
                .integer("data_seed", 1, 0, Integer.MAX_VALUE, "makes the data; apart from the run's seed, so that seeds compare on one set");
    }

    @Override
    public String description() {
        return "made rain of moisture convergence with humidity and wind, written and read as NetCDF";
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public Dataset open(DatasetRequest request) throws IOException {
        OptionValues o = request.options();
        int steps = o.integer("t_in") + o.integer("t_out");
        int train = o.integer("train");
        int validation = o.integer("validation");
        int test = o.integer("test");
        int side = o.integer("side");
        if (side % 2 != 0 || o.integer("hole") > side) {
            throw quire.api.QuireException.of("side=%d, hole=%d: give an even side and a hole not wider than it", side, o.integer("hole"));
        }
        Path file = Files.createDirectories(request.work()).resolve("convergence.nc");
        new ConvergenceWriter(train + validation + test, steps, side, o.number("drift"), o.number("noise"), o.integer("hole"), o.integer("data_seed")).write(file);
        boolean post = o.word("mode").equals("postprocess");
        List<String> inputs = o.word("elements").equals("rain") && !post ? List.of(RAIN) : post ? FIELDS : List.of("q", "u", "v", RAIN);
        return new Loading(Source.ARCHIVE, o).open(file, inputs, RAIN, Map.of(), post, false, false, s -> Windows.sequences(steps, train, validation, test));
    }
}
