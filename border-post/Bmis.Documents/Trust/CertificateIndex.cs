using System.Collections.Frozen;
using Bmis.Documents.Cms;

namespace Bmis.Documents.Trust;

/// <summary>Finds what belongs to certificates by the name of the subject and by key identifier, in constant time.
/// </summary>
internal sealed class CertificateIndex<T>
{
    private readonly FrozenDictionary<string, T[]> _byKey;
    private readonly FrozenDictionary<string, T[]> _byName;

    internal CertificateIndex(IReadOnlyCollection<T> all, Func<T, Certificate> certificate)
    {
        _byKey = Group(all.Where(one => !certificate(one).Extensions.SubjectKeyIdentifier.IsEmpty), one =>
            Convert.ToHexString(certificate(one).Extensions.SubjectKeyIdentifier.Span));
        _byName = Group(all, one => certificate(one).Subject.Key);
    }

    internal IReadOnlyList<T> ByKey(ReadOnlyMemory<byte> identifier) =>
        identifier.IsEmpty ? [] : _byKey.GetValueOrDefault(Convert.ToHexString(identifier.Span), []);

    internal IReadOnlyList<T> ByName(DistinguishedName subject) => _byName.GetValueOrDefault(subject.Key, []);

    private static FrozenDictionary<string, T[]> Group(IEnumerable<T> all, Func<T, string> key) =>
        all.GroupBy(key).ToFrozenDictionary(group => group.Key, group => group.ToArray());
}
