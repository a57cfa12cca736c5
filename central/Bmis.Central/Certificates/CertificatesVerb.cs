using System.Security.Cryptography;
using Bmis.Central.CommandLine;
using Bmis.Sync.Envelopes;

namespace Bmis.Central.Certificates;

/// <summary>
/// <c>bmis-central certificates make DIR --lane LANE…</c>: what a small deployment needs so that lanes and centre know
/// each other; with <c>--issuer</c> also what headquarters needs to issue certificates to devices. What is there and
/// still good stays as it is.
/// </summary>
internal static class CertificatesVerb
{
    public const string Usage = "DIR [--lane LANE]… [--host NAME]… [--issuer]";

    private const string Server = "server";
    private const string ListSigning = "list-signing";

    public static Task<int> MakeAsync(VerbContext context)
    {
        var lanes = context.Arguments.Each("--lane");
        string[] hosts = ["localhost", "127.0.0.1", "::1", .. context.Arguments.Each("--host")];
        var withIssuer = context.Arguments.Flag("--issuer");
        var folder = new CertificateFolder(context.Arguments.Word("DIR"));
        context.Arguments.RequireNothingElse();
        if (lanes.FirstOrDefault(lane => Producer.TryParse(lane) is null) is { } wrong)
            throw new StopException($"'{wrong}' is no lane id: it has 1 to 64 letters, digits, '.', '-' or '_'.");
        folder.Make();
        var maker = new CertificateMaker(folder, TimeProvider.System);
        Say(context, folder, "root", maker.EnsureRoot());
        Say(context, folder, Server, maker.EnsureServer(Server, hosts));
        if (withIssuer)
            Say(context, folder, CertificateMaker.Issuer, maker.EnsureIssuer());
        foreach (var lane in lanes)
            Say(context, folder, $"lane-{lane}", maker.EnsureLane(lane));
        Say(context, folder, ListSigning, EnsureListKey(folder));
        return Task.FromResult(VerbContext.Done);
    }

    // The public half lies in the .pem file: lanes are given that.
    private static bool EnsureListKey(CertificateFolder folder)
    {
        if (File.Exists(folder.KeyFile(ListSigning)) && File.Exists(folder.CertificateFile(ListSigning)))
            return false;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateFolder.KeepSecret(folder.KeyFile(ListSigning), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(folder.CertificateFile(ListSigning), key.ExportSubjectPublicKeyInfoPem() + "\n");
        return true;
    }

    private static void Say(VerbContext context, CertificateFolder folder, string name, bool made) => context.Write(
        new { name, made, certificate = folder.CertificateFile(name), key = folder.KeyFile(name) });
}
