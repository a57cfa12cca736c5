using System.Security.Cryptography;
using System.Text;
using Bmis.Central.Certificates;
using Bmis.Central.CommandLine;
using Bmis.Watchlist.Documents;

namespace Bmis.Central.Watchlists;

/// <summary>
/// The index of lost and stolen documents on the command line. A line is <c>STATE NUMBER [TYPE REASON ID]</c>. The
/// secret of the keyed hashes is 64 hexadecimal digits in a file: that of <c>--key-file</c>, or else <c>INDEX.key</c>
/// beside the index, which <c>build</c> makes, readable by its owner alone, when it is missing. No verb prints a
/// document.
/// </summary>
internal static class DocumentsVerbs
{
    public const string BuildUsage = "KEYS|- OUT [--key-file FILE (else OUT.key, made if missing)] [--memory MB]";

    public const string LookUpUsage = "INDEX KEYS|- [--key-file FILE (else INDEX.key)]";

    public const string OverlayUsage = "INDEX CHANGES|- OUT [--key-file FILE (else INDEX.key)]";

    private const int MostMemory = 1 << 20;
    private const long Megabyte = 1 << 20;
    private const int ReadAtOnce = 1 << 18;

    public static Task<int> BuildAsync(VerbContext context) => Task.FromResult(OnDisk(() => Build(context)));

    public static Task<int> LookUpAsync(VerbContext context) => Task.FromResult(OnDisk(() => LookUp(context)));

    public static Task<int> OverlayAsync(VerbContext context) => Task.FromResult(OnDisk(() => Overlay(context)));

    private static int Build(VerbContext context)
    {
        var arguments = context.Arguments;
        var (keyFile, memory) = (arguments.Option("--key-file"), Memory(arguments));
        var (keys, file) = (arguments.Word("KEYS"), arguments.Word("OUT"));
        arguments.RequireNothingElse();
        RequireFile(keys);
        if (keyFile is null && !File.Exists(file + ".key"))
            CertificateFolder.KeepSecret(file + ".key", Convert.ToHexStringLower(
                RandomNumberGenerator.GetBytes(LostDocumentHasher.ShortestSecret)));
        var builder = new LostDocumentIndexBuilder(DocumentSecret.HasherOf(keyFile ?? file + ".key"), memory);
        var (clock, told) = (TimeProvider.System, 0L);
        var start = clock.GetTimestamp();
        using var opened = Open(keys);
        var built = builder.Build(opened ?? context.Input, file, read =>
        {
            if (read - told < 10_000_000) return;
            told = read;
            context.Error.WriteLine($"{read} lines read.");
        }, context.Cancellation);
        if (!built.Succeeded) throw new StopException($"{keys} was not taken. {built.Problem}");
        context.Write(new
        {
            file,
            lines = built.Lines,
            documents = built.Documents,
            rows = built.HasRows,
            bytes = new FileInfo(file).Length,
            seconds = Math.Round(clock.GetElapsedTime(start).TotalSeconds, 1),
        });
        return VerbContext.Done;
    }

    private static int LookUp(VerbContext context)
    {
        var arguments = context.Arguments;
        var keyFile = arguments.Option("--key-file");
        var (file, keys) = (arguments.Word("INDEX"), arguments.Word("KEYS"));
        arguments.RequireNothingElse();
        RequireFile(keys);
        var hasher = DocumentSecret.HasherOf(keyFile ?? file + ".key");
        using var index = OpenIndex(file, hasher);
        using var reader = Open(keys);
        return Answer(context, reader ?? context.Input, index, hasher);
    }

    // The daily file: what came on the list since the index was built or the overlay before was made, and what left.
    private static int Overlay(VerbContext context)
    {
        var arguments = context.Arguments;
        var keyFile = arguments.Option("--key-file");
        var (file, changes, overlay) = (arguments.Word("INDEX"), arguments.Word("CHANGES"), arguments.Word("OUT"));
        arguments.RequireNothingElse();
        RequireFile(changes);
        var hasher = DocumentSecret.HasherOf(keyFile ?? file + ".key");
        using var index = OpenIndex(file, hasher);
        using var reader = Open(changes);
        var (read, problem) = LostDocumentChanges.Read(reader ?? context.Input);
        if (problem is not null) throw new StopException($"{changes} was not taken. {problem}");
        var bytes = LostDocumentOverlay.Write(index, hasher, read);
        File.WriteAllBytes(overlay + ".new", bytes);
        File.Move(overlay + ".new", overlay, overwrite: true);
        context.Write(new
        {
            file = overlay,
            added = read.Count(change => !change.IsRemoval),
            removed = read.Count(change => change.IsRemoval),
            bytes = bytes.Length,
        });
        return VerbContext.Done;
    }

    /// <summary>Opens an index that was made with the secret.</summary>
    /// <exception cref="StopException">It is none, is damaged, or was made with another secret.</exception>
    internal static LostDocumentIndex OpenIndex(string file, LostDocumentHasher hasher)
    {
        if (!File.Exists(file)) throw new StopException($"There is no file {file}.");
        var (opened, problem) = LostDocumentIndex.Open(file);
        var index = opened ?? throw new StopException($"{file}: {problem}");
        if (index.IsMadeWith(hasher)) return index;
        index.Dispose();
        throw new StopException($"{file} was made with another secret.");
    }

    private static int Answer(
        VerbContext context, TextReader reader, LostDocumentIndex index, LostDocumentHasher hasher)
    {
        var exit = VerbContext.Done;
        for (var number = 1L; reader.ReadLine() is { } text; number++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (string.IsNullOrWhiteSpace(text)) continue;
            var line = LostDocumentLine.Read(text);
            if (line.Problem is not null)
            {
                context.Error.WriteLine($"Line {number}: {line.Problem}");
                exit = VerbContext.Failed;
                continue;
            }

            context.Write(AnswerOf(number, index.Find(hasher, line.State, line.Number)));
        }

        return exit;
    }

    private static object AnswerOf(long line, LostDocumentRow? found) => found switch
    {
        null => new { line, found = false },
        { State: null } => new { line, found = true },
        { State: { } state } row => new
        {
            line,
            found = true,
            state = state.Code,
            type = row.Type,
            reason = row.Reason == LostDocumentReason.Unstated ? null : JsonName.Of(row.Reason),
            id = row.Id == 0 ? (ulong?)null : row.Id,
        },
    };

    private static long Memory(Arguments arguments) => arguments.Option("--memory") switch
    {
        null => LostDocumentIndexBuilder.UsualMemory,
        { } text when int.TryParse(text, out var megabytes) && megabytes is > 0 and <= MostMemory =>
            megabytes * Megabyte,
        _ => throw new StopException("The option --memory wants a number of megabytes."),
    };

    private static void RequireFile(string keys)
    {
        if (keys != "-" && !File.Exists(keys)) throw new StopException($"There is no file {keys}.");
    }

    private static StreamReader? Open(string keys) => keys == "-" ? null : new(keys, Encoding.UTF8, true, ReadAtOnce);

    internal static int OnDisk(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StopException(fault.Message);
        }
    }
}
