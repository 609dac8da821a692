package quire.paper.msdconvlstm;

import org.osgi.service.component.annotations.Component;
import quire.api.paper.Paper;
import quire.api.paper.PaperInfo;
import quire.api.paper.PaperService;

/** The card of MSD-ConvLSTM. */
@Component
@PaperService(paper = "msdconvlstm", id = "msdconvlstm")
public final class MsdPaper implements Paper {
    @Override
    public PaperInfo info() {
        return new PaperInfo("msdconvlstm", "Precipitation Forecasting via Multi-Scale Deconstructed ConvLSTM", "1912.09425",
                "Forecasts rain from sequences of meteorological fields by a ConvLSTM whose gates come from small filters of several scales.", "msd", "convlstm",
                "convergence", "supervised");
    }
}
