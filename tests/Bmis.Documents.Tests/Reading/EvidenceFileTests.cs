using System.Security.Cryptography;
using System.Text;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;

namespace Bmis.Documents.Tests.Reading;

/// <summary>Evidence that is kept gives the report that was given when it was got, and believes no signature.</summary>
public sealed class EvidenceFileTests : IDisposable
{
    private readonly Specimens _specimens = new();
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_kept_gives_the_same_report_and_the_same_bytes(bool isClone)
    {
        var evidence = await ReadAsync(Specimens.Passport with { IsClone = isClone });
        var kept = RoundTrip(evidence);
        Assert.Equal(Describe(evidence), Describe(kept.Evidence));
        Assert.Equal(evidence.Times, kept.Evidence.Times);
        Assert.Equal(Specimens.Now, kept.At);
        Assert.Equal(
            EvidenceFile.Write(new(evidence, Specimens.Now)), EvidenceFile.Write(kept with { At = Specimens.Now }));
    }

    [Fact]
    public async Task Faults_refusals_and_protocols_of_chips_that_did_not_open_are_kept()
    {
        var temper = new ChipTemper
        {
            Intervene = command => command.Instruction == 0x22 ? ResponseApdu.Of(new(0x6A80)) : null,
        };
        using var chip = new SimulatedChip(_specimens.Content(), temper, _random);
        var evidence = await Specimens.ReadAsync(chip);
        Assert.Equal(ReadingEnd.NotOpened, evidence.End);
        var kept = RoundTrip(evidence).Evidence;
        Assert.Equal(Describe(evidence), Describe(kept));
        Assert.Equal(evidence.Access.Option, kept.Access.Option);
        Assert.Equal((evidence.Access.PaceFault, evidence.Access.Status), (kept.Access.PaceFault, kept.Access.Status));
        foreach (var (file, content) in evidence.Files)
            Assert.Equal((content.Fault, content.Status), (kept.Files[file].Fault, kept.Files[file].Status));
    }

    [Fact]
    public async Task A_signature_of_active_authentication_is_verified_anew()
    {
        var evidence = await ReadAsync(Specimens.Passport);
        var active = evidence.ActiveAuthentication!;
        Assert.Equal(DocumentCheckResult.Successful, active.Result);
        var signature = active.Signature.ToArray();
        signature[^1] ^= 1;
        var nonce = active.Nonce.ToArray();
        nonce[0] ^= 1;
        foreach (var forged in new[] { active with { Signature = signature }, active with { Nonce = nonce } })
        {
            Assert.Equal(DocumentCheckResult.Successful, forged.Result);
            var kept = RoundTrip(evidence with { ActiveAuthentication = forged }).Evidence.ActiveAuthentication!;
            Assert.Equal(
                (DocumentCheckResult.Failed, "WrongSignature"), (kept.Result, kept.Fault.ToString()));
        }
    }

    [Fact]
    public async Task A_success_without_the_key_that_it_was_made_with_is_not_believed()
    {
        var evidence = await ReadAsync(Specimens.Passport);
        var files = evidence.Files.Where(one => one.Key != ElementaryFile.OfDataGroup(15)).ToDictionary();
        var kept = RoundTrip(evidence with { Files = files }).Evidence;
        Assert.Equal(DocumentCheckResult.Undetermined, kept.ActiveAuthentication!.Result);
    }

    [Fact]
    public async Task Hostile_bytes_are_a_fault_and_never_an_exception()
    {
        var bytes = EvidenceFile.Write(new(await ReadAsync(Specimens.Passport), Specimens.Now));
        var random = new Random(20261128);
        var faults = 0;
        for (var round = 0; round < 3000; round++)
        {
            var hostile = bytes.ToArray();
            for (var change = random.Next(1, 5); change > 0; change--)
                hostile[random.Next(2) == 0 ? random.Next(200) : random.Next(hostile.Length)] = (byte)random.Next(256);
            var cut = random.Next(3) == 0 ? random.Next(hostile.Length) : hostile.Length;
            var fault = EvidenceFile.Read(hostile.AsMemory(0, cut), out var saved);
            Assert.Equal(fault == EvidenceFileFault.None, saved is not null);
            if (saved is not null)
                DocumentJudge.Judge(saved.Evidence, null, Specimens.Trust(_specimens.Issuer), Specimens.Now, new());
            else
                faults++;
        }

        Assert.InRange(faults, 1000, 3000);
    }

    [Fact]
    public void Other_files_larger_ones_and_those_of_a_newer_program_are_told_apart()
    {
        var bytes = EvidenceFile.Write(new(DocumentEvidence.Empty, Specimens.Now));
        Assert.Equal(EvidenceFileFault.None, EvidenceFile.Read(bytes, out _));
        Assert.Equal(EvidenceFileFault.UnknownFormat, EvidenceFile.Read("no evidence"u8.ToArray(), out _));
        Assert.Equal(EvidenceFileFault.UnknownFormat, EvidenceFile.Read(ReadOnlyMemory<byte>.Empty, out _));
        Assert.Equal(EvidenceFileFault.Malformed, EvidenceFile.Read(bytes.Append((byte)0).ToArray(), out _));
        Assert.Equal(
            EvidenceFileFault.TooLarge, EvidenceFile.Read(new byte[EvidenceFile.MostBytes + 1], out _));
        var version = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes("evidence")) + "evidence".Length + 2;
        Assert.Equal(1, bytes[version]);
        bytes[version] = 2;
        Assert.Equal(EvidenceFileFault.UnknownVersion, EvidenceFile.Read(bytes, out _));
    }

    [Fact]
    public async Task Evidence_never_prints_what_it_holds()
    {
        var saved = new SavedEvidence(await ReadAsync(Specimens.Passport), Specimens.Now);
        Assert.Equal("[saved evidence]", saved.ToString());
    }

    [Fact]
    public void Files_without_their_chip_are_judged_and_the_chip_is_not()
    {
        var content = _specimens.Content();
        var evidence = GivenFiles.Evidence(content.Files.ToDictionary(
            one => one.Key, one => (ReadOnlyMemory<byte>)one.Value));
        var report = DocumentJudge.Judge(
            evidence, null, Specimens.Trust(_specimens.Issuer), Specimens.Now, new());
        Assert.Equal(DocumentCheckResult.Successful, report.Verdict);
        foreach (var name in (string[])
            ["access", "reading", "chip-authenticity", "chip-authentication", "active-authentication"])
        {
            var check = report.Checks.Single(one => one.Check == name);
            Assert.Equal(DocumentCheckResult.NotPerformed, check.Result);
            Assert.Equal("no-chip", check.Reason);
        }

        Assert.Equal(Describe(evidence), Describe(RoundTrip(evidence).Evidence));
    }

    public void Dispose()
    {
        _specimens.Dispose();
        _random.Dispose();
    }

    private static SavedEvidence RoundTrip(DocumentEvidence evidence)
    {
        var bytes = EvidenceFile.Write(new(evidence, Specimens.Now));
        Assert.Equal(EvidenceFileFault.None, EvidenceFile.Read(bytes, out var saved));
        return saved!;
    }

    private string Describe(DocumentEvidence evidence)
    {
        var report = DocumentJudge.Judge(
            evidence, MrzParser.Parse(Specimens.Mrz, Specimens.Day), Specimens.Trust(_specimens.Issuer),
            Specimens.Now, new());
        return string.Join('\n', report.Checks.Select(one => $"{one} {string.Join(',', one.Details)}"))
            + report.Verdict;
    }

    private async Task<DocumentEvidence> ReadAsync(SpecimenPassport passport)
    {
        using var chip = new SimulatedChip(_specimens.Content(passport), new(), _random);
        return await Specimens.ReadAsync(chip);
    }
}
