package quire.paper.can.predict;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import quire.api.compute.Session;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.Tensor;
import quire.data.batch.FreshReading;
import quire.paper.can.data.BatchColumns;
import quire.paper.can.schema.CtrSchema;

/** Collects candidates of requests into batches and scores them. A request's history is encoded once, however many candidates. */
final class Scorer {
    /** Takes the scores of a batch. */
    interface Sink {
        /** @param outputs tensors with a row per candidate, valid during the call */
        void accept(List<Candidate> candidates, Map<String, Tensor> outputs) throws IOException;
    }

    /** One candidate of a request. */
    record Candidate(Requests.Request request, int number) {
    }

    private final CtrSchema schema;
    private final Session session;
    private final List<String> outputs;
    private final int batch;
    private final Sink sink;
    private final List<Candidate> waiting = new ArrayList<>();

    Scorer(CtrSchema schema, Session session, List<String> outputs, int batch, Sink sink) {
        this.schema = schema;
        this.session = session;
        this.outputs = outputs;
        this.batch = batch;
        this.sink = sink;
    }

    void add(Requests.Request request) throws IOException {
        for (int c = 0; c < request.candidates(); c++) {
            waiting.add(new Candidate(request, c));
            if (waiting.size() == batch) {
                flush();
            }
        }
    }

    void flush() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        BatchColumns columns = new BatchColumns(schema, waiting.size());
        for (int r = 0; r < waiting.size(); r++) {
            Requests.Request q = waiting.get(r).request();
            columns.length(r, q.entries());
            for (int f = 0; f < schema.fields().size(); f++) {
                if (schema.fields().get(f).sequence()) {
                    System.arraycopy(q.ids().get(f), 0, columns.ids(f), r * schema.history(), q.entries());
                } else {
                    columns.ids(f)[r] = q.id(f, waiting.get(r).number());
                }
            }
        }
        Batch b = columns.batch(FreshReading.evaluation(0));
        sink.accept(waiting, session.run(session.prepare(Model.INFER, b, 0), outputs));
        waiting.clear();
    }
}
