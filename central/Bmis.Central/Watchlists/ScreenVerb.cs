using Bmis.Central.CommandLine;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>
/// <c>bmis-central screen --list NAME [FILE|-]</c>: screens queries, one JSON object a line, and answers one a line.
/// <c>--file LISTFILE</c> takes a list file instead and needs no warehouse.
/// </summary>
internal static class ScreenVerb
{
    public const string Usage = "--list NAME | --file LISTFILE [FILE|-]";

    private const int LongestLine = 64 * 1024;

    public static async Task<int> RunAsync(VerbContext context)
    {
        var (list, file) = (context.Arguments.Option("--list"), context.Arguments.Option("--file"));
        var input = context.Arguments.Words();
        if ((list is null) == (file is null)) throw new StopException("Give one of --list NAME and --file LISTFILE.");
        if (input.Count > 1) throw new StopException($"'{input[1]}' is not understood here.");
        var snapshot = file is not null ? FromFile(file) : await FromWarehouseAsync(context, list!);
        if (input is [] or ["-"]) return await ScreenAsync(context, snapshot, context.Input);
        if (!File.Exists(input[0])) throw new StopException($"There is no file {input[0]}.");
        using var reader = File.OpenText(input[0]);
        return await ScreenAsync(context, snapshot, reader);
    }

    private static AlertSnapshot FromFile(string file)
    {
        if (!File.Exists(file)) throw new StopException($"There is no file {file}.");
        var read = AlertListFile.Read(File.ReadAllBytes(file));
        return read.Succeeded
            ? AlertSnapshot.Build(Path.GetFileNameWithoutExtension(file), 1, read.Entries)
            : throw new StopException($"{file}: {read.Problem}");
    }

    private static async Task<AlertSnapshot> FromWarehouseAsync(VerbContext context, string list)
    {
        await using var rooms = context.OpenRooms();
        return await rooms.GetRequiredService<LoadedLists>().LoadAsync(list, context.Cancellation);
    }

    private static async Task<int> ScreenAsync(VerbContext context, AlertSnapshot snapshot, TextReader queries)
    {
        var exit = VerbContext.Done;
        for (var number = 1; await queries.ReadLineAsync(context.Cancellation) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Answer(context, snapshot, line) is not { } problem) continue;
            context.Error.WriteLine($"Line {number}: {problem}");
            exit = VerbContext.Failed;
        }

        return exit;
    }

    private static string? Answer(VerbContext context, AlertSnapshot snapshot, string line)
    {
        if (line.Length > LongestLine) return "it is longer than a query may be.";
        var (typed, problem) = ScreenQuery.Read(line);
        if (typed is null) return problem;
        var (query, wrong) = typed.ToAlertQuery();
        if (query is null) return $"the field {wrong} is missing or wrong.";
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        var candidates = snapshot.Screen(query);
        context.Write(ScreenAnswer.Of(typed.Id, candidates, clock.GetElapsedTime(start)));
        return null;
    }
}
