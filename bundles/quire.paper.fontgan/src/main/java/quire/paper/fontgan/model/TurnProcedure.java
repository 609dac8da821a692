package quire.paper.fontgan.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import quire.api.compute.Optimiser;
import quire.api.compute.Optimiser.Group;
import quire.api.compute.Prepared;
import quire.api.compute.Session;
import quire.api.model.Model;
import quire.api.tensor.Batch;
import quire.api.tensor.Seeds;
import quire.api.tensor.Tensor;
import quire.api.trainer.Procedure;
import quire.paper.fontgan.nn.Networks;

/**
 * One update: the content prior, the generator against frozen discriminators, then both discriminators on the fakes of that pass. The
 * weight of the divergence rises from 0 over the first updates. A font's mean that a batch does not use still moves by Adam's momentum.
 */
public final class TurnProcedure implements Procedure<Batch> {
    private static final double BETA1 = 0.5;
    private final FontGanModel model;
    private final int rise;
    private final long seed;

    /** @param rise updates until the divergence has its full weight */
    public TurnProcedure(FontGanModel model, int rise, long seed) {
        this.model = model;
        this.rise = rise;
        this.seed = seed;
    }

    @Override
    public Map<String, Optimiser> optimisers(Optimiser asked) {
        Optimiser adam = asked.kind() == Optimiser.Kind.ADAM ? asked.withBetas(BETA1, asked.beta2()) : asked;
        Map<String, Optimiser> all = new LinkedHashMap<>();
        all.put(Model.TRAIN, adam.withGroups(new Group(Networks.STYLED + "/", 0, 0), new Group(Networks.STANDARD + "/", 0, 0)));
        for (String name : List.of(Names.PRIOR, Names.DISCRIMINATOR)) {
            if (model.graphs().contains(name)) {
                all.put(name, adam);
            }
        }
        return all;
    }

    @Override
    public Batch prepare(Session session, Batch batch, long step) {
        float weight = (float) (model.settings().wKl() * Math.min(1.0, step / (double) Math.max(1, rise)));
        SplittableRandom random = Seeds.random(seed, Names.NOISE, step);
        float[] noise = new float[batch.rows() * model.latent()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return with(batch, Map.of(Names.KL_WEIGHT, Tensor.of(new float[] {weight}, 1), Names.NOISE, Tensor.of(noise, batch.rows(), model.latent())));
    }

    @Override
    public Map<String, Double> update(Session session, Batch batch, long step) {
        Map<String, Double> losses = new LinkedHashMap<>();
        Map<String, Tensor> code = new HashMap<>();
        if (model.settings().cpm()) {
            Map<String, Tensor> out = session.step(session.prepare(Names.PRIOR, batch, step), List.of(Names.CODE));
            losses.put("ae", out.get(session.loss(Names.PRIOR)).scalar());
            code.put(Names.CODE, out.get(Names.CODE).copy());
        }
        Map<String, Tensor> made = session.step(session.prepare(Model.TRAIN, with(batch, code), step), outputs());
        losses.put(LOSS, made.get(session.loss(Model.TRAIN)).scalar());
        Map<String, Tensor> fakes = new HashMap<>();
        made.forEach((name, t) -> {
            if (t.rank() == 0) {
                losses.put(name.equals(session.loss(Model.TRAIN)) ? LOSS : name, t.scalar());
            } else {
                fakes.put(name, t.copy());
            }
        });
        if (model.settings().adversarial() != null) {
            Prepared p = session.prepare(Names.DISCRIMINATOR, with(batch, fakes), step);
            losses.put("discriminator", session.step(p, List.of()).get(session.loss(Names.DISCRIMINATOR)).scalar());
        }
        return losses;
    }

    private List<String> outputs() {
        Settings s = model.settings();
        List<String> names = new java.util.ArrayList<>();
        if (s.stylise()) {
            names.add(Names.FAKE_STYLED);
            names.add("rec_sty");
        }
        if (s.destylise()) {
            names.add(Names.FAKE_STANDARD);
            names.add("rec_de");
        }
        return names;
    }

    private static Batch with(Batch batch, Map<String, Tensor> more) {
        Map<String, Tensor> all = new HashMap<>(batch.tensors());
        all.putAll(more);
        return new Batch(batch.rows(), all);
    }

    @Override
    public Batch prepareInference(Session session, Batch batch, long step) {
        return batch;
    }

    @Override
    public Map<String, Tensor> infer(Session session, Batch batch, Collection<String> outputs) {
        return session.run(session.prepare(Model.INFER, batch, 0), outputs);
    }
}
