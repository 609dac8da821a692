package quire.paper.msdconvlstm.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quire.api.QuireException;
import quire.api.dataset.Dataset;
import quire.api.dataset.Schema;
import quire.api.dataset.Split;
import quire.paper.msdconvlstm.grid.Series;

/** Opened gridded series, wherever they came from. */
final class WeatherData implements Dataset {
    private final Series series;
    private final Form form;
    private final Windows windows;
    private final Map<String, Long> counts;
    private final String fingerprint;

    WeatherData(Series series, Form form, Windows windows, Map<String, Long> counts, String fingerprint) {
        this.series = series;
        this.form = form;
        this.windows = windows;
        this.counts = new TreeMap<>(counts);
        windows.starts().forEach((name, s) -> this.counts.put("windows_" + name, (long) s.length));
        this.counts.put("windows_across_gaps", (long) windows.crossed());
        this.fingerprint = fingerprint;
    }

    @Override
    public Schema schema() {
        return form.schema();
    }

    @Override
    public List<String> splits() {
        return List.copyOf(windows.starts().keySet());
    }

    @Override
    public Split split(String name) {
        int[] starts = windows.starts().get(name);
        if (starts == null) {
            throw QuireException.of("no split '%s'; there are %s", name, windows.starts().keySet());
        }
        return new WindowSplit(series, form, starts);
    }

    @Override
    public Map<String, Long> counts() {
        return counts;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
