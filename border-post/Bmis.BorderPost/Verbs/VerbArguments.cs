using System.Diagnostics.CodeAnalysis;

namespace Bmis.BorderPost.Verbs;

/// <summary>What stands behind a verb: options with a value, flags without one, and the rest.</summary>
internal sealed class VerbArguments
{
    private readonly List<(string Name, string Value)> _options = [];
    private readonly HashSet<string> _flags = [];

    private VerbArguments()
    {
    }

    /// <summary>What is no option.</summary>
    internal List<string> Plain { get; } = [];

    /// <summary>Reads arguments; false when an option is not known, lacks its value or comes twice.</summary>
    /// <param name="arguments">As the shell gave them.</param>
    /// <param name="options">Options that may come once.</param>
    /// <param name="repeated">Options that may come more than once.</param>
    /// <param name="flags">Options without a value.</param>
    /// <param name="read">What was read.</param>
    /// <param name="wrong">What is wrong.</param>
    internal static bool TryRead(
        string[] arguments, string[] options, string[] repeated, string[] flags,
        [NotNullWhen(true)] out VerbArguments? read, out string wrong)
    {
        (var result, read, wrong) = (new VerbArguments(), null, "");
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (!argument.StartsWith("--", StringComparison.Ordinal))
                result.Plain.Add(argument);
            else if (flags.Contains(argument))
                result._flags.Add(argument);
            else if (!options.Contains(argument) && !repeated.Contains(argument))
                wrong = $"{argument} is not known here.";
            else if (++i == arguments.Length)
                wrong = $"{argument} needs a value.";
            else if (options.Contains(argument) && result.Of(argument) is not null)
                wrong = $"{argument} is there twice.";
            else
                result._options.Add((argument, arguments[i]));
        }

        read = wrong.Length == 0 ? result : null;
        return read is not null;
    }

    internal bool Has(string flag) => _flags.Contains(flag);

    internal string? Of(string option) => All(option).FirstOrDefault();

    internal IEnumerable<string> All(string option) =>
        _options.Where(one => one.Name == option).Select(one => one.Value);
}
