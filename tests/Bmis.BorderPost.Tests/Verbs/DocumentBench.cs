using System.Security.Cryptography;
using System.Text;
using Bmis.Documents.Lds;
using Bmis.Documents.Simulation;

namespace Bmis.BorderPost.Tests.Verbs;

/// <summary>A specimen's files on disk, its issuer, and verbs that are run as the shell runs them.</summary>
internal sealed class DocumentBench : IDisposable
{
    internal const string Mrz =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3204153ZE184226B<<<<<16";

    internal const string At = "2026-11-28";

    internal static readonly DateTimeOffset Now = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    private readonly Scratch _scratch = new();

    internal DocumentBench(DateTimeOffset? now = null)
    {
        var at = now ?? Now;
        Issuer = SpecimenIssuer.Create("CSCA", at.AddYears(-1), at.AddYears(4));
        using var random = RandomNumberGenerator.Create();
        Content = Passport.Personalise(Issuer, DateOnly.FromDateTime(at.DateTime), random);
        Directory.CreateDirectory(File("trust"));
        Write("trust/csca.cer", Issuer.Authority);
        Write("trust/csca.crl", Issuer.RevocationList(at.AddDays(-1), revokesSigner: false));
        foreach (var (file, bytes) in Content.Files)
            Write(file.Name, bytes);
    }

    internal static SpecimenPassport Passport => new()
    {
        Mrz = Mrz, Portrait = ([0xFF, 0xD8, .. new byte[5000], 0xFF, 0xD9], 360, 480),
    };

    internal SpecimenIssuer Issuer { get; }

    internal ChipContent Content { get; }

    internal string Trust => File("trust");

    internal string[] AllFiles =>
    [
        "--sod", File("EF.SOD"), "--com", File("EF.COM"), "--dg", $"1={File("EF.DG1")}", "--dg", $"2={File("EF.DG2")}",
        "--dg", $"14={File("EF.DG14")}", "--dg", $"15={File("EF.DG15")}",
    ];

    internal string File(string name) => _scratch.File(name);

    internal string Write(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    /// <summary>Runs the program's verb with nothing on standard input, or with a text.</summary>
    internal static async Task<VerbAnswer> RunAsync(string verb, string[] arguments, string input = "")
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var exit = await Commands.RunAsync(
            [.. verb.Split(' '), .. arguments], new(stdin, output, error), TestContext.Current.CancellationToken);
        return new(exit, output.ToString(), error.ToString());
    }

    internal static void AssertNothingPersonal(string text)
    {
        foreach (var secret in (string[])["ERIKSSON", "ANNA", "L898902C3", "740812", "ZE184226"])
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose()
    {
        Issuer.Dispose();
        _scratch.Dispose();
    }
}
