using Bmis.Central.CommandLine;
using Bmis.Central.Watchlists.Proposals;
using Npgsql;

namespace Bmis.Central.Distribution;

/// <summary>Two persons who may decide on lists, and decide this together.</summary>
internal sealed record TwoPersons(string First, string Second)
{
    /// <exception cref="StopException">They are one, or one of them may not.</exception>
    public async Task RequireAsync(NpgsqlTransaction transaction, DateTime now)
    {
        if (string.Equals(First, Second, StringComparison.OrdinalIgnoreCase))
            throw new StopException("Two persons decide this: --by and --second name the same one.");
        foreach (var person in (string[])[First, Second])
        {
            if (!await DeskRole.HasAsync(transaction, person, now))
                throw new StopException($"{person} may not decide on lists.");
        }
    }

    public override string ToString() => $"{First} and {Second}";
}
