package quire.core.work;

import quire.api.job.JobContext;
import quire.api.job.JobManager.Work;
import quire.api.run.RunInfo;
import quire.api.run.RunSpec;
import quire.core.run.OpenRun;

/** A training as a job. Holds words only, so that a queued job keeps no paper's classes. */
record TrainWork(Training training, RunSpec spec, String resume, String engine, long memoryMb) implements Work<RunInfo> {

    @Override
    public RunInfo run(JobContext job) throws Exception {
        OpenData[] opened = new OpenData[1];
        try (OpenRun run = resume == null ? training.desk().runs().create(spec) : training.desk().runs().reopen(resume)) {
            job.run(run.info().id());
            job.message("run " + run.info().id());
            return training.train(run, s -> {
                opened[0] = training.data(s);
                return opened[0].dataset();
            }, job, engine, memoryMb);
        } finally {
            if (opened[0] != null) {
                opened[0].close();
            }
        }
    }
}
