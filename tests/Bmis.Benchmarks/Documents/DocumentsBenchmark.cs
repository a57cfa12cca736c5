using System.Diagnostics;
using System.Security.Cryptography;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.Fuzzing;
using Bmis.Documents.Trust;

namespace Bmis.Benchmarks.Documents;

/// <summary>
/// How long a traveller waits for the chip: the terminal's own cryptography, the read of a passport over the air of a
/// real chip's speed, and the import of the lists that a lane trusts.
/// </summary>
internal static class DocumentsBenchmark
{
    private const int Rounds = 60;
    private const int WarmUp = 15;
    private const int PortraitBytes = 20_000;
    private const double MostCryptography = 60;
    private const double MostReading = 2.5;
    private const double MostImportPerCertificate = 1.5 / 600;

    private static readonly ChipLatency Air = new(TimeSpan.FromMilliseconds(12), 424_000);
    private static readonly MrzInformation Key =
        MrzInformation.Of(MrzParser.Parse(FuzzMaterial.Mrz, FuzzMaterial.Day))!;

    private static readonly (string Name, ChipTemper Temper)[] Lengths =
    [
        ("extended lengths", new()),
        ("reads of 231 bytes", new() { KnowsExtendedLength = false, MostRead = 231 }),
        ("reads of 128 bytes", new() { KnowsExtendedLength = false, MostRead = 128 }),
    ];

    internal static async Task RunAsync(TextWriter output)
    {
        using var issuer = FuzzMaterial.Issuer();
        var content = FuzzMaterial.Specimen(issuer, PortraitBytes);
        foreach (var figure in await CryptographyAsync(content, issuer, output))
            output.WriteLine($"documents  {figure}");
        foreach (var (name, temper) in Lengths)
            foreach (var isPace in (bool[])[true, false])
                output.WriteLine("documents  " + await ReadingAsync(content, temper, isPace, name));
        foreach (var figure in Imports())
            output.WriteLine($"documents  {figure}");
        foreach (var figure in PublicDocument())
            output.WriteLine($"documents  {figure}");
    }

    // The steps are timed by the reading itself; what the chip takes within them is taken off.
    private static async Task<List<Figure>> CryptographyAsync(
        ChipContent content, SpecimenIssuer issuer, TextWriter output)
    {
        var trust = TrustImport.Build([new("csca.cer", issuer.Authority)], FuzzMaterial.Now, new()).Store;
        var (own, passive) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds + WarmUp; round++)
        {
            var (evidence, time, _) = await ReadAsync(content, new());
            var start = Stopwatch.GetTimestamp();
            var report = DocumentJudge.Judge(evidence, null, trust, FuzzMaterial.Now, new());
            var judged = Stopwatch.GetElapsedTime(start);
            if (evidence.ChipAuthentication is not { HasSession: true } || report.Checks.Count == 0)
                throw new InvalidOperationException("The specimen did not prove itself.");
            if (round < WarmUp)
                continue;
            own.Add((time + judged).TotalMilliseconds);
            passive.Add(judged.TotalMilliseconds);
        }

        var peer = Median(FrameworkAgreement());
        output.WriteLine(FormattableString.Invariant(
            $"documents  one key pair and one ECDH of the framework, brainpoolP256r1: {peer:0.00} ms, ")
            + FormattableString.Invariant($"the whole below is {Median(own) / peer:0.0} times that"));
        const string All = "own time of PACE-GM, CA, AA, PA and all files, brainpoolP256r1";
        return
        [
            new($"{All}, median", Median(own), "ms", MostCryptography, AtLeast: false),
            new($"{All}, p95", At(own, 0.95), "ms", MostCryptography, AtLeast: false),
            new("verdict with PA of the specimen, median", Median(passive), "ms", MostCryptography, AtLeast: false),
        ];
    }

    private static List<double> FrameworkAgreement()
    {
        var curve = ECCurve.CreateFromFriendlyName("brainpoolP256r1");
        using var chip = ECDiffieHellman.Create(curve);
        using var open = chip.PublicKey;
        return Times(() =>
        {
            using var terminal = ECDiffieHellman.Create(curve);
            terminal.DeriveRawSecretAgreement(open);
        });
    }

    private static async Task<Figure> ReadingAsync(
        ChipContent content, ChipTemper temper, bool isPace, string name)
    {
        var files = new Dictionary<ElementaryFile, byte[]>(content.Files)
        {
            [ElementaryFile.Common] = SpecimenFiles.Common([0x61, 0x75]),
        };
        if (!isPace)
            files.Remove(ElementaryFile.CardAccess);
        var (evidence, own, chip) = await ReadAsync(content with { Files = files }, temper);
        if (evidence.End != ReadingEnd.Complete || evidence.BytesOf(ElementaryFile.OfDataGroup(2)) is null)
            throw new InvalidOperationException("The specimen was not read.");
        return new(
            FormattableString.Invariant(
                $"COM, SOD, DG1, DG2 ({PortraitBytes / 1000} KB), {(isPace ? "PACE" : "BAC")}, {name}, ")
            + FormattableString.Invariant(
                $"{chip.Commands} commands, {chip.Spent.TotalSeconds:0.00} s of chip, {own.TotalMilliseconds:0} ms"),
            (chip.Spent + own).TotalSeconds, "s", MostReading, AtLeast: false);
    }

    private static async Task<(DocumentEvidence Evidence, TimeSpan Own, SimulatedChip Chip)> ReadAsync(
        ChipContent content, ChipTemper temper)
    {
        using var random = RandomNumberGenerator.Create();
        using var chip = new SimulatedChip(content, temper, random) { Latency = Air };
        var timed = new TimedChip(chip);
        var policy = new ReadingPolicy { DataGroups = [2] };
        var start = Stopwatch.GetTimestamp();
        var evidence = await new DocumentReading(timed, new(Key, null), policy, random, TimeProvider.System)
            .ReadAsync(null, CancellationToken.None);
        return (evidence, Stopwatch.GetElapsedTime(start) - timed.Time, chip);
    }

    private static IEnumerable<Figure> Imports()
    {
        foreach (var (country, name) in ((string, string)[])
            [("German", "DE_ML_2024-08-07-07-38-24.ml"), ("Dutch", "NL_ML_2025-07-29.ml")])
        {
            if (Public("gmrtd", "master_list", name) is not { } list)
                continue;
            var report = TrustImport.Build([new(name, list)], FuzzMaterial.Now, new()).Report;
            var seconds = Median(Times(
                () => TrustImport.Build([new(name, list)], FuzzMaterial.Now, new()), warmUp: 0, rounds: 3)) / 1000;
            var count = report.AnchorsByCountry.Values.Sum() + report.Duplicates + report.Rejected.Count;
            yield return new(
                $"import of the {country} master list of {count} certificates",
                seconds, "s", count * MostImportPerCertificate, AtLeast: false);
        }
    }

    private static IEnumerable<Figure> PublicDocument()
    {
        if (Public("bsi-tr03105-5", "EF_SOD.bin") is not { } signed
            || Public("bsi-tr03105-5", "Datagroup1.bin") is not { } zone
            || Public("bsi-tr03105-5", "Datagroup2.bin") is not { } face)
            yield break;
        var trust = TrustImport.Build([], FuzzMaterial.Now, new()).Store;
        var groups = new Dictionary<int, ReadOnlyMemory<byte>> { [1] = zone, [2] = face };
        var times = Times(() => PassiveAuthentication.Verify(new(signed, groups), trust, FuzzMaterial.Now, new()));
        var signature = PassiveAuthentication.Verify(new(signed, groups), trust, FuzzMaterial.Now, new()).Signature;
        var name = $"PA of the BSI's reference passport (signature {signature.Result}, authority not known)";
        yield return new($"{name}, median", Median(times), "ms", MostCryptography, AtLeast: false);
        yield return new($"{name}, p95", At(times, 0.95), "ms", MostCryptography, AtLeast: false);
    }

    private static byte[]? Public(params string[] path)
    {
        var folder = Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "";
        var whole = Path.Combine([folder, "epassport", .. path]);
        return File.Exists(whole) ? File.ReadAllBytes(whole) : null;
    }

    private static List<double> Times(Action action, int warmUp = WarmUp, int rounds = Rounds)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds + warmUp; round++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            if (round >= warmUp)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }

    private static double Median(List<double> times) => At(times, 0.5);

    private static double At(List<double> times, double share) =>
        times.Order().ElementAt((int)(share * (times.Count - 1)));
}
