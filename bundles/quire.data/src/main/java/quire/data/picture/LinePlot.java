package quire.data.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import quire.api.QuireException;

/**
 * A picture of curves over a common axis.
 *
 * @param title  above the picture
 * @param x      what the horizontal axis shows, with unit
 * @param y      what the vertical axis shows, with unit
 * @param curves at least one with a finite point
 */
public record LinePlot(String title, String x, String y, List<Curve> curves) {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 600;

    public LinePlot {
        curves = List.copyOf(curves);
    }

    /** @param x as many values as {@code y}; points that are not finite are left out */
    public record Curve(String name, double[] x, double[] y) {
        public Curve {
            if (x.length != y.length) {
                throw new IllegalArgumentException(name + ": " + x.length + " x values for " + y.length + " y values");
            }
        }

        Curve finite() {
            double[] fx = new double[x.length];
            double[] fy = new double[x.length];
            int n = 0;
            for (int i = 0; i < x.length; i++) {
                if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                    fx[n] = x[i];
                    fy[n++] = y[i];
                }
            }
            return new Curve(name, Arrays.copyOf(fx, n), Arrays.copyOf(fy, n));
        }
    }

    /** Draws it into a PNG file. @throws QuireException if no curve has a finite point */
    public void write(Path png) throws IOException {
        List<Curve> drawn = new ArrayList<>();
        for (Curve c : curves) {
            if (c.finite().x().length > 0) {
                drawn.add(c.finite());
            }
        }
        if (drawn.isEmpty()) {
            throw new QuireException("nothing to plot in '" + title + "': no curve has a finite value; train longer or choose another metric");
        }
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(x).yAxisTitle(y)
                .theme(Styler.ChartTheme.XChart).build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        for (Curve c : drawn) {
            chart.addSeries(c.name(), c.x(), c.y()).setMarker(c.x().length < 40 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        }
        BufferedImage image = BitmapEncoder.getBufferedImage(chart);
        Pictures.write(png, image);
    }
}
