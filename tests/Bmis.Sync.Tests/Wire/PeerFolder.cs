using System.Diagnostics;

namespace Bmis.Sync.Tests.Wire;

/// <summary>
/// The peers' scripts beside what they need: the echo service in Python's form and the packages of npm. Prepared once,
/// below the build output.
/// </summary>
internal static class PeerFolder
{
    private const string Python = "/usr/bin/python3";
    private static readonly Lock Gate = new();
    private static readonly string Folder = Path.Combine(Root(), ".artifacts", "peers");
    private static readonly Lazy<Task<PeerState>> PythonState = new(PreparePythonAsync);
    private static readonly Lazy<Task<PeerState>> NodeState = new(PrepareNodeAsync);

    /// <summary>Prepares a kind of peer and says how to run it, or why it cannot run here.</summary>
    public static Task<PeerState> PrepareAsync(PeerKind kind) =>
        kind == PeerKind.Python ? PythonState.Value : NodeState.Value;

    public static string ScriptOf(PeerKind kind, string name) =>
        Path.Combine(Folder, name + (kind == PeerKind.Python ? ".py" : ".mjs"));

    public static Process Start(string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static async Task<PeerState> PreparePythonAsync()
    {
        Copy("*.py");
        if (!File.Exists(Python) || !await RunsAsync(Python, "-c", "import grpc, google.protobuf"))
            return new(Python, "Python's gRPC is not installed (python3-grpcio, python3-protobuf).");
        return await RunsAsync("protoc", "--python_out=.", "echo.proto")
            ? new(Python, null)
            : new(Python, "protoc is not installed (protobuf-compiler).");
    }

    private static async Task<PeerState> PrepareNodeAsync()
    {
        var before = File.Exists(LockFile) ? await File.ReadAllTextAsync(LockFile) : "";
        Copy("*.mjs");
        Copy("*.json");
        var installed = Directory.Exists(Path.Combine(Folder, "node_modules", "@grpc", "grpc-js"));
        if (!installed || await File.ReadAllTextAsync(LockFile) != before)
            installed = await RunsAsync("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        return installed ? new("node", null) : new("node", "@grpc/grpc-js could not be installed with npm.");
    }

    private static string LockFile => Path.Combine(Folder, "package-lock.json");

    private static void Copy(string pattern)
    {
        Directory.CreateDirectory(Folder);
        var source = Path.Combine(Root(), "tests", "Bmis.Sync.Tests", "Wire");
        lock (Gate)
        {
            foreach (var file in Directory.GetFiles(Path.Combine(source, "peers"), pattern)) CopyIfOther(file);
            CopyIfOther(Path.Combine(source, "echo.proto"));
        }
    }

    // Both kinds of peer need the same file, so that one may be reading it while the other is prepared.
    private static void CopyIfOther(string file)
    {
        var target = Path.Combine(Folder, Path.GetFileName(file));
        if (!File.Exists(target) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(target)))
            File.Copy(file, target, overwrite: true);
    }

    private static async Task<bool> RunsAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Start(program, arguments);
            process.StandardInput.Close();
            var said = process.StandardOutput.ReadToEndAsync();
            await process.StandardError.ReadToEndAsync();
            await said;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bmis.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside their repository.");
        return folder.FullName;
    }
}

/// <summary>How a peer is run, or why not.</summary>
internal sealed record PeerState(string Program, string? WhyMissing);
