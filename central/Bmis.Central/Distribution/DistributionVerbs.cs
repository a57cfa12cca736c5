using System.Security.Cryptography;
using Bmis.Central.Audit;
using Bmis.Central.Certificates;
using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Sync.Distribution.Roles;
using Dapper;

namespace Bmis.Central.Distribution;

/// <summary>
/// <c>bmis-central distribution keys|root …</c>: the keys of the roles and the roots that name them. Only
/// <c>root publish</c> needs the warehouse; the others belong on a machine without a network.
/// </summary>
internal static class DistributionVerbs
{
    public const string KeysUsage = "DIR     three keys of the root, one of each other role, and a first root";
    public const string MakeUsage =
        "FILE --root PEM… --targets PEM… --snapshot PEM… --timestamp PEM… [--threshold N] [--after ROOT] [--days N]";

    public const string SignUsage = "FILE --key PEM…";
    public const string PublishUsage = "FILE";

    private const int RootKeys = 3;
    private const int RootThreshold = 2;
    private const int RootDays = 366;

    /// <summary>Makes what a deployment begins with; what is there stays.</summary>
    public static Task<int> KeysAsync(VerbContext context)
    {
        var directory = context.Arguments.Word("DIR");
        context.Arguments.RequireNothingElse();
        var folder = new CertificateFolder(directory);
        folder.Make();
        string[] roots = [.. Enumerable.Range(1, RootKeys).Select(number => $"root-{number}")];
        foreach (var name in (string[])[.. roots, "targets", "snapshot", "timestamp"])
            context.Write(new { name, made = EnsureKey(folder, name), key = folder.KeyFile(name) });
        var file = Path.Combine(directory, "1.root");
        var isMissing = !File.Exists(file);
        if (isMissing)
        {
            var root = Root(1, RootDays, RootThreshold, new Dictionary<RoleKind, IReadOnlyList<string>>
            {
                [RoleKind.Root] = [.. roots.Select(folder.CertificateFile)],
                [RoleKind.Targets] = [folder.CertificateFile("targets")],
                [RoleKind.Snapshot] = [folder.CertificateFile("snapshot")],
                [RoleKind.Timestamp] = [folder.CertificateFile("timestamp")],
            });
            using var first = RoleKeyFiles.Private(folder.KeyFile(roots[0]));
            using var second = RoleKeyFiles.Private(folder.KeyFile(roots[1]));
            File.WriteAllBytes(file, RoleCodec.ToBytes(RoleSigner.Sign(root, first, second)));
        }

        context.Write(new { name = "root", made = isMissing, file });
        return Task.FromResult(VerbContext.Done);
    }

    /// <summary>Writes a root that nobody has signed yet: the next one, or the first.</summary>
    public static Task<int> MakeAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        var holders = new Dictionary<RoleKind, IReadOnlyList<string>>
        {
            [RoleKind.Root] = arguments.Each("--root"),
            [RoleKind.Targets] = arguments.Each("--targets"),
            [RoleKind.Snapshot] = arguments.Each("--snapshot"),
            [RoleKind.Timestamp] = arguments.Each("--timestamp"),
        };
        var before = arguments.Option("--after") is { } after ? Read(after) : null;
        var threshold = Number(arguments, "--threshold", RootThreshold);
        var days = Number(arguments, "--days", RootDays);
        var file = arguments.Word("FILE");
        arguments.RequireNothingElse();
        var root = Root((before?.Role.Version ?? 0) + 1, days, threshold, holders);
        File.WriteAllBytes(file, RoleCodec.ToBytes(Written(root)));
        context.Write(new { file, version = root.Version, expires = root.Expires, signatures = 0 });
        return Task.FromResult(VerbContext.Done);
    }

    /// <summary>Adds signatures to a root, wherever its keys are kept.</summary>
    public static Task<int> SignAsync(VerbContext context)
    {
        var keys = context.Arguments.Each("--key");
        var file = context.Arguments.Word("FILE");
        context.Arguments.RequireNothingElse();
        var root = Read(file);
        foreach (var path in keys)
        {
            using var key = RoleKeyFiles.Private(path);
            root = RoleSigner.Add(root, key);
        }

        File.WriteAllBytes(file, RoleCodec.ToBytes(root));
        context.Write(new { file, version = root.Role.Version, signatures = root.Signatures.Count });
        return Task.FromResult(VerbContext.Done);
    }

    /// <summary>
    /// Gives a root to the lanes, when it follows the newest one, and signs what is published under it.
    /// </summary>
    public static async Task<int> PublishAsync(VerbContext context)
    {
        var file = context.Arguments.Word("FILE");
        context.Arguments.RequireNothingElse();
        var root = Read(file);
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("distribution root publish", $"root {root.Role.Version}", context.Cancellation);
        await using var connection = await rooms.GetRequiredService<IWarehouse>()
            .ForRegistry().OpenConnectionAsync(context.Cancellation);
        await using (var transaction = await connection.BeginTransactionAsync(context.Cancellation))
        {
            await RolePublisher.TakeTurnAsync(transaction, context.Cancellation);
            var held = await RoleRows.RolesAsync(transaction, context.Cancellation);
            if (held.Any(root.IsSameAs))
                return Said(context, root, signed: false);
            RequireNext(root, held, file);
            await RoleRows.InsertAsync(transaction, root, context.Cancellation);
            await connection.ExecuteAsync(
                "select pg_notify(@Channel, 'roles')", new { ListPublisher.Channel }, transaction);
            await transaction.CommitAsync(context.Cancellation);
        }

        var signs = rooms.GetRequiredService<ListPublisher>();
        var signed = signs.CanSign && await signs.RenewRolesAsync(context.Cancellation);
        return Said(context, root, signed);
    }

    private static int Said(VerbContext context, SignedRole root, bool signed)
    {
        context.Write(new { version = root.Role.Version, expires = root.Role.Expires, signed });
        return VerbContext.Done;
    }

    private static void RequireNext(SignedRole root, IReadOnlyList<SignedRole> held, string file)
    {
        var newest = held.LastOrDefault(one => one.Role is RootRole);
        var fault = newest is null
            ? TrustedRoles.Begin(root) is null ? RoleFault.Threshold : RoleFault.None
            : TrustedRoles.Begin(newest)!.Offer(root).Fault;
        if (fault != RoleFault.None)
            throw new StopException($"{file} cannot follow root {newest?.Role.Version ?? 0}: {fault}.");
    }

    private static RootRole Root(
        long version, int days, int threshold, IReadOnlyDictionary<RoleKind, IReadOnlyList<string>> files)
    {
        var keys = files.ToDictionary(one => one.Key, one => one.Value.Select(RoleKeyFiles.Public).ToList());
        var now = TimeProvider.System.GetUtcNow();
        return new RootRole(
            version,
            now,
            now.AddDays(days),
            [.. keys.Values.SelectMany(held => held).DistinctBy(key => key.Id)],
            keys.ToDictionary(
                one => one.Key,
                one => new RoleKeys(
                    [.. one.Value.Select(key => key.Id)], one.Key == RoleKind.Root ? threshold : 1)));
    }

    private static SignedRole Written(RootRole root)
    {
        try
        {
            return RoleSigner.Sign(root);
        }
        catch (ArgumentException)
        {
            throw new StopException("The root needs keys for each role, each once, and a threshold that they reach.");
        }
    }

    private static SignedRole Read(string file)
    {
        try
        {
            var read = RoleCodec.FromBytes(File.ReadAllBytes(file));
            return read.Role is { Role: RootRole } root
                ? root
                : throw new StopException($"{file} is no root: {read.Fault}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StopException($"{file} cannot be read: {fault.Message}");
        }
    }

    private static int Number(Arguments arguments, string name, int usual) =>
        arguments.Option(name) is not { } text ? usual
        : int.TryParse(text, out var number) && number is >= 1 and <= 3_660 ? number
        : throw new StopException($"The option {name} wants a number from 1 to 3660.");

    // The public half lies in the .pem file: whoever makes the next root is given that.
    private static bool EnsureKey(CertificateFolder folder, string name)
    {
        if (File.Exists(folder.KeyFile(name)) && File.Exists(folder.CertificateFile(name)))
            return false;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateFolder.KeepSecret(folder.KeyFile(name), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(folder.CertificateFile(name), key.ExportSubjectPublicKeyInfoPem() + "\n");
        return true;
    }
}
