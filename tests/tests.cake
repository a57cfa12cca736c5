// The targets that try the programs: Test, TwoShards, Benchmark and FailOver.
using System.Diagnostics;
using System.Xml.Linq;

string summary = null;
var failures = new List<string>();
// Test projects of another name, which end with a line that begins with a word and counts what they met.
var summaries = new Dictionary<string, string>
{
    ["Bmis.Sync.Simulation"] = "simulation:",
    ["Bmis.Sync.Chaos"] = "chaos:",
};
var summarised = new List<string>();

Task("Test")
    .IsDependentOn("TestPackages")
    .IsDependentOn("Publish")
    .Does(() =>
{
    CleanDirectory(results);
    var (passed, failed, skipped) = (0, 0, 0);
    foreach (var project in GetFiles("tests/*/*.csproj").Select(file => file.GetFilenameWithoutExtension().ToString()))
    {
        if (!project.EndsWith(".Tests") && !summaries.ContainsKey(project)) continue;
        var outcome = RunTests(project);
        passed += outcome.Passed;
        failed += outcome.Failed;
        skipped += outcome.Skipped;
    }

    summary = $"{passed} passed, {failed} failed, {skipped} skipped";
});

// A test project is a program of its own. One that hangs, crashes or leaves no result counts as a failure.
(int Passed, int Failed, int Skipped) RunTests(string project)
{
    var watch = Stopwatch.StartNew();
    var slow = "none";
    var report = System.IO.Path.Combine(results, project + ".xml");
    var folder = System.IO.Path.Combine(root, ".artifacts", "bin", project, configuration.ToLowerInvariant());
    using var process = StartAndReturnProcess(System.IO.Path.Combine(folder, project), new ProcessSettings
    {
        Arguments = $"-xml \"{report}\" -noColor -noLogo -longRunning 120 -diagnostics",
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectedStandardOutputHandler = line =>
        {
            Console.WriteLine(line);
            if (line?.Contains("Long Running Test") is true || line?.StartsWith("hangs:") is true) slow = line.Trim();
            return null;
        },
    });
    if (!process.WaitForExit((int)TimeSpan.FromMinutes(40).TotalMilliseconds))
    {
        process.Kill();
        Error("{0} did not end within forty minutes.", project);
    }

    if (!FileExists(report))
    {
        failures.Add($"{project} left no report; the last slow test: {slow}");
        return (0, 1, 0);
    }

    var assembly = XDocument.Load(report).Root.Element("assembly");
    int Count(string name) => (int)assembly.Attribute(name);
    var outcome = (Count("passed"), Count("failed") + Count("errors"), Count("skipped") + Count("not-run"));
    failures.AddRange(assembly.Descendants("failure").Select(failure =>
        $"{failure.Parent.Attribute("name")?.Value ?? project}\n    {failure.Element("message")?.Value}"));
    if (summaries.TryGetValue(project, out var word))
        summarised.AddRange(assembly.Descendants("output")
            .SelectMany(output => output.Value.Split('\n'))
            .Where(line => line.StartsWith(word, StringComparison.Ordinal)));
    if (process.GetExitCode() != 0 && outcome.Item2 == 0)
    {
        failures.Add($"{project} ended with exit code {process.GetExitCode()}");
        outcome.Item2 = 1;
    }

    Information("{0}: {1} in {2:0} s", project, outcome, watch.Elapsed.TotalSeconds);
    return outcome;
}

// Everything that headquarters does, with the crossing data of its regions on two servers.
Task("TwoShards")
    .IsDependentOn("TestPackages")
    .IsDependentOn("Publish")
    .Does(() =>
{
    CleanDirectory(results);
    Environment.SetEnvironmentVariable("BMIS_TEST_SHARDS", "2");
    var (passed, failed, skipped) = RunTests("Bmis.Central.Tests");
    summary = $"{passed} passed, {failed} failed, {skipped} skipped";
});

Task("Benchmark")
    .IsDependentOn("TestPackages")
    .IsDependentOn("Publish")
    .Does(() =>
{
    // Published as the two programs are: what is measured is what runs.
    var folder = System.IO.Path.Combine(root, ".artifacts", "benchmarks");
    PublishTo("tests/Bmis.Benchmarks", folder);
    var settings = new ProcessSettings { Arguments = Argument("only", "") };
    var exit = StartProcess(System.IO.Path.Combine(folder, "Bmis.Benchmarks"), settings);
    if (exit != 0) throw new CakeException($"A benchmark failed with exit code {exit}.");
});

// Several servers and the loss of the primary under load, as central/deploy describes them.
Task("FailOver")
    .IsDependentOn("RunPackages")
    .IsDependentOn("Build")
    .Does(() =>
{
    InstallMissing(failOverPackages);
    const string project = "Bmis.Sync.Chaos";
    var folder = System.IO.Path.Combine(root, ".artifacts", "bin", project, configuration.ToLowerInvariant());
    Must(System.IO.Path.Combine(folder, project), "--fail-over");
});
