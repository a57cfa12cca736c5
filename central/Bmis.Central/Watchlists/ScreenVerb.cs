using System.Globalization;
using Bmis.Central.CommandLine;
using Bmis.Watchlist;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>
/// <c>bmis-central screen --list NAME [FILE|-]</c>: screens queries, one JSON object a line, and answers one a line.
/// <c>--file LISTFILE</c> takes a list file, <c>--entries FILE</c> entries as JSON lines; both need no warehouse.
/// <c>--pairs FILE</c> compares a traveller with a candidate in each line.
/// </summary>
internal static class ScreenVerb
{
    public const string Usage =
        "--list NAME | --file LISTFILE | --entries FILE | --pairs FILE [--threshold X] [--limit N] [FILE|-]";

    private const int LongestLine = 64 * 1024;
    private const int MostCandidates = 10_000;

    public static async Task<int> RunAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        string?[] lists = [arguments.Option("--list"), arguments.Option("--file"), arguments.Option("--entries")];
        var pairs = arguments.Option("--pairs");
        var parameters = Parameters(arguments);
        var input = arguments.Words();
        if (lists.Append(pairs).Count(one => one is not null) != 1)
            throw new StopException("Give one of --list NAME, --file LISTFILE, --entries FILE and --pairs FILE.");
        if (pairs is not null)
        {
            if (input.Count > 0) throw new StopException($"'{input[0]}' is not understood here.");
            return await EachLineAsync(context, pairs, line => Compare(context, parameters, line));
        }

        if (input.Count > 1) throw new StopException($"'{input[1]}' is not understood here.");
        var snapshot = lists switch
        {
            [{ } name, _, _] => await FromWarehouseAsync(context, name, parameters),
            [_, { } file, _] => FromFile(file, parameters),
            _ => await FromEntriesAsync(context, lists[2]!, parameters),
        };
        return await EachLineAsync(context, input.Count == 0 ? "-" : input[0], line => Answer(context, snapshot, line));
    }

    private static MatchingParameters Parameters(Arguments arguments)
    {
        var parameters = MatchingParameters.Default;
        if (arguments.Option("--threshold") is { } threshold)
            parameters = double.TryParse(threshold, NumberStyles.Float, CultureInfo.InvariantCulture, out var cutoff)
                && cutoff is >= 0 and <= 1
                    ? parameters with { Cutoff = cutoff }
                    : throw new StopException("The option --threshold wants a number from 0 to 1.");
        if (arguments.Option("--limit") is { } limit)
            parameters = int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
                && most is > 0 and <= MostCandidates
                    ? parameters with { Limit = most }
                    : throw new StopException($"The option --limit wants a whole number from 1 to {MostCandidates}.");
        return parameters;
    }

    private static AlertSnapshot FromFile(string file, MatchingParameters parameters)
    {
        if (!File.Exists(file)) throw new StopException($"There is no file {file}.");
        var read = AlertListFile.Read(File.ReadAllBytes(file));
        return read.Succeeded
            ? AlertSnapshot.Build(Path.GetFileNameWithoutExtension(file), 1, read.Entries, parameters)
            : throw new StopException($"{file}: {read.Problem}");
    }

    // A wrong entry stops the verb: an answer over half a list would look like a whole one.
    private static async Task<AlertSnapshot> FromEntriesAsync(
        VerbContext context, string file, MatchingParameters parameters)
    {
        var entries = new List<AlertEntry>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var exit = await EachLineAsync(context, file, line =>
        {
            var (entry, problem) = ScreenEntry.Read(line);
            if (entry is null) return problem;
            entries.Add(entry);
            return ids.Add(entry.Id) ? null : "the id was given before.";
        });
        return exit == VerbContext.Done
            ? AlertSnapshot.Build(Path.GetFileNameWithoutExtension(file), 1, entries, parameters)
            : throw new StopException($"{file} was not read.");
    }

    private static async Task<AlertSnapshot> FromWarehouseAsync(
        VerbContext context, string list, MatchingParameters parameters)
    {
        await using var rooms = context.OpenRooms();
        var loaded = await rooms.GetRequiredService<LoadedLists>().LoadAsync(list, context.Cancellation);
        return parameters == MatchingParameters.Default
            ? loaded
            : AlertSnapshot.Build(loaded.Name, loaded.Version, loaded.Entries, parameters);
    }

    private static async Task<int> EachLineAsync(VerbContext context, string file, Func<string, string?> take)
    {
        if (file != "-" && !File.Exists(file)) throw new StopException($"There is no file {file}.");
        using var opened = file == "-" ? null : File.OpenText(file);
        var reader = opened ?? context.Input;
        var exit = VerbContext.Done;
        for (var number = 1; await reader.ReadLineAsync(context.Cancellation) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if ((line.Length > LongestLine ? "it is longer than it may be." : take(line)) is not { } problem) continue;
            context.Error.WriteLine($"Line {number}: {problem}");
            exit = VerbContext.Failed;
        }

        return exit;
    }

    private static string? Answer(VerbContext context, AlertSnapshot snapshot, string line)
    {
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

    private static string? Compare(VerbContext context, MatchingParameters parameters, string line)
    {
        var (query, entry, problem) = ScreenPair.Read(line);
        if (problem is not null) return problem;
        context.Write(ScreenAnswer.OfPair(PairComparison.Compare(query!, entry!, parameters), parameters.Cutoff));
        return null;
    }
}
