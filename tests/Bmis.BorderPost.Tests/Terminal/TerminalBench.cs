using System.Text;
using Bmis.Documents.Authentication;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Simulation;

namespace Bmis.BorderPost.Tests.Terminal;

/// <summary>A folder with the certificates and the key of an inspection system, and whom a chip trusts.</summary>
internal sealed class TerminalBench : IDisposable
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Scratch _scratch = new();
    private readonly SpecimenKeyHolder _authority = SpecimenKeyHolder.OfCurve("UTCVCA00001");
    private readonly SpecimenKeyHolder _verifier = SpecimenKeyHolder.OfCurve("UTDVER00001");
    private readonly SpecimenKeyHolder _terminal = SpecimenKeyHolder.OfCurve("UTTERM00001");

    internal TerminalBench(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var root = _authority.Certify(
            _authority, TerminalRole.Authority, TerminalRights.All, day.AddDays(-30), day.AddYears(3));
        CardVerifiableCertificate.Read(root, out var point);
        Trust = new([point!], day.AddDays(-30));
        Directory.CreateDirectory(Folder);
        Write("cvca.cvcert", root);
        Write("dv.cvcert", _authority.Certify(
            _verifier, TerminalRole.DomesticVerifier, TerminalRights.All, day.AddDays(-10), day.AddDays(60)));
        Write("is.cv", _verifier.Certify(
            _terminal, TerminalRole.InspectionSystem, TerminalRights.Fingers, day.AddDays(-1), day.AddDays(20)));
        WriteKey("is.pem", _terminal.Pem);
    }

    internal string Folder => _scratch.File("terminal");

    internal TerminalTrust Trust { get; }

    internal string File(string name) => Path.Combine(Folder, name);

    internal void Write(string name, byte[] bytes) => System.IO.File.WriteAllBytes(File(name), bytes);

    internal void WriteKey(string name, string pem, UnixFileMode mode = OwnersOnly)
    {
        Write(name, Encoding.ASCII.GetBytes(pem));
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(File(name), mode);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _verifier.Dispose();
        _terminal.Dispose();
        _scratch.Dispose();
    }
}
