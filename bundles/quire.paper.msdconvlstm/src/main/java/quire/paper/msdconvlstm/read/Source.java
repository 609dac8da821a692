package quire.paper.msdconvlstm.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import quire.paper.msdconvlstm.grid.SeriesBuilder;

/** A kind of files. */
public enum Source {
    /** NetCDF and GRIB files of any variables on latitude and longitude. */
    ARCHIVE {
        @Override
        public boolean takes(String file) {
            return file.endsWith(".nc") || file.endsWith(".nc4") || file.endsWith(".cdf") || file.endsWith(".grib") || file.endsWith(".grb")
                    || file.endsWith(".grib2") || file.endsWith(".grb2") || file.endsWith(".grib1");
        }

        @Override
        void read(Path file, List<String> elements, boolean index, SeriesBuilder to) throws IOException {
            if (file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(grib|grb)[12]?")) {
                GribFields.read(file, elements, to);
            } else {
                CfFields.read(file, elements, index, to);
            }
        }
    },
    /** Dutch radar, HDF5, five-minute sums. */
    KNMI {
        @Override
        public boolean takes(String file) {
            return file.endsWith(".h5") || file.endsWith(".hdf5");
        }

        @Override
        void read(Path file, List<String> elements, boolean index, SeriesBuilder to) throws IOException {
            KnmiRadar.read(file, to);
        }
    },
    /** Australian radar, NetCDF-4, sums between two times. */
    BOM {
        @Override
        public boolean takes(String file) {
            return file.endsWith(".nc");
        }

        @Override
        void read(Path file, List<String> elements, boolean index, SeriesBuilder to) throws IOException {
            BomRadar.read(file, to);
        }
    },
    /** Swiss radar, GIFs of rain classes, five-minute sums. */
    MCH {
        @Override
        public boolean takes(String file) {
            return file.endsWith(".gif");
        }

        @Override
        void read(Path file, List<String> elements, boolean index, SeriesBuilder to) throws IOException {
            MchRadar.read(file, to);
        }
    };

    /** Name of the one element of radar files, in mm/h. */
    public static final String RAIN = "rain";

    /** Whether a file's name, in small letters, is one of this kind's. */
    public abstract boolean takes(String file);

    /**
     * Reads a file's fields.
     *
     * @param elements wanted ones; radar has rain alone
     * @param index    whether times without a date are counted in days from 1970
     */
    abstract void read(Path file, List<String> elements, boolean index, SeriesBuilder to) throws IOException;
}
