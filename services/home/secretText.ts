export {
  cleanSecret,
  isKeyVariable,
  isMarker,
  isOAuthMarker,
  type RefDefaults,
  type SecretRef,
  secretRef,
} from '../../state/domain/auth/secretText.js';
