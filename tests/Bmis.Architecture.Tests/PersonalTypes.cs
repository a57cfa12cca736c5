using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Bmis.Architecture.Tests;

/// <summary>
/// Finds types that would print a person: records, whose ToString the compiler writes, and protobuf messages, whose
/// ToString prints every field. A member counts as personal when it is text and its name is a word for it; the typed
/// words (PersonName, PartialDate, DocumentNumber) print safely by themselves.
/// </summary>
internal static partial class PersonalTypes
{
    internal static bool PrintsAPerson(Type type) =>
        HoldsPersonalText(type) && (IsMessage(type) ? !HasSafeDiagnostics(type) : HasCompilersToString(type));

    private static bool HoldsPersonalText(Type type) => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Any(property => IsText(property.PropertyType) && PersonalWord().IsMatch(property.Name));

    private static bool IsText(Type type) =>
        type == typeof(string) || type == typeof(ReadOnlyMemory<char>)
        || (type.IsGenericType && type.GetGenericArguments() is [var item] && item == typeof(string));

    private static bool IsMessage(Type type) =>
        type.GetInterfaces().Any(one => one.FullName == "Google.Protobuf.IMessage");

    private static bool HasSafeDiagnostics(Type type) =>
        type.GetInterfaces().Any(one => one.Name == "ICustomDiagnosticMessage");

    // Only a record's own ToString is written by the compiler; a plain class or struct prints its type's name.
    private static bool HasCompilersToString(Type type) =>
        type.GetMethod(nameof(ToString), BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly, [])
            ?.GetCustomAttribute<CompilerGeneratedAttribute>(inherit: false) is not null;

    [GeneratedRegex("Mrz|Identifier$|Surname|GivenName|FullName|PersonName|TravellerName|BirthDate|BirthPlace|"
        + "DocumentNumber|PassportNumber|Password|HomeAddress|^(Primary|Secondary)$", RegexOptions.IgnoreCase)]
    private static partial Regex PersonalWord();
}
