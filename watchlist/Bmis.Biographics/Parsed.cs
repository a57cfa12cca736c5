using System.Diagnostics.CodeAnalysis;

namespace Bmis.Biographics;

/// <summary>
/// The outcome of reading a text: a value, or the problem that prevented it. Parsing user input never throws.
/// </summary>
/// <typeparam name="T">The type that was read.</typeparam>
public readonly struct Parsed<T>
    where T : notnull
{
    private readonly T? _value;
    private readonly ParseProblem? _problem;

    private Parsed(T? value, ParseProblem? problem) => (_value, _problem) = (value, problem);

    /// <summary>What was wrong, or null when a value was read.</summary>
    public ParseProblem? Problem => _problem;

    /// <summary>True when a value was read.</summary>
    public bool Succeeded => _problem is null && _value is not null;

    /// <summary>The value that was read.</summary>
    /// <exception cref="InvalidOperationException">The text was refused; asking anyway is the caller's bug.</exception>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException($"There is no value: {_problem}");

    /// <summary>A value that was read.</summary>
    public static Parsed<T> Of(T value) => new(value, null);

    /// <summary>A text that was refused.</summary>
    public static Parsed<T> Refused(ParseReason reason, int position) => new(default, new(reason, position));

    /// <summary>Gives the value when there is one.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value)
    {
        value = _value;
        return Succeeded;
    }
}
